/* Puts models/reading.bin into the program as it is. */
    .section .rodata
    .balign 16
    .global wirecopy_reading_begin
    .global wirecopy_reading_end
wirecopy_reading_begin:
    .incbin "reading.bin"
wirecopy_reading_end:
    .section .note.GNU-stack,"",@progbits
