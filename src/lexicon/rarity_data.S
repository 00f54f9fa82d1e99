/* Puts models/word_rarity.bin into the program as it is. */
    .section .rodata
    .balign 16
    .global wirecopy_word_rarity_begin
    .global wirecopy_word_rarity_end
wirecopy_word_rarity_begin:
    .incbin "word_rarity.bin"
wirecopy_word_rarity_end:
    .section .note.GNU-stack,"",@progbits
