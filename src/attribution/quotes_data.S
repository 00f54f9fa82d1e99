/* Puts models/quotes.bin into the program as it is. */
    .section .rodata
    .balign 16
    .global wirecopy_quotes_begin
    .global wirecopy_quotes_end
wirecopy_quotes_begin:
    .incbin "quotes.bin"
wirecopy_quotes_end:
    .section .note.GNU-stack,"",@progbits
