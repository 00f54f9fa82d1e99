/* Puts models/language.bin into the program as it is, so that its tags and rows, behind 8 bytes, begin at half a line of
   the cache and no pair of slots lies across two. */
    .section .rodata
    .balign 64
    .skip 24
    .global wirecopy_language_begin
    .global wirecopy_language_end
wirecopy_language_begin:
    .incbin "language.bin"
wirecopy_language_end:
    .section .note.GNU-stack,"",@progbits
