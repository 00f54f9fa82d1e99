/* Puts models/word_relations.bin into the program as it is. */
    .section .rodata
    .balign 16
    .global wirecopy_word_relations_begin
    .global wirecopy_word_relations_end
wirecopy_word_relations_begin:
    .incbin "word_relations.bin"
wirecopy_word_relations_end:
    .section .note.GNU-stack,"",@progbits
