# The modules of the library and what each may include besides itself, the public headers and the standard library.
# One line a module; tools/check_modules.py reads these lines, CMake builds from them. The order is that of ARCHITECTURE.md.
wirecopy_module(base)
wirecopy_module(lexicon base)
wirecopy_module(text base lexicon)
wirecopy_module(read base lexicon text)
wirecopy_module(fingerprint base lexicon text)
wirecopy_module(index base text fingerprint)
wirecopy_module(match base lexicon text fingerprint index)
wirecopy_module(attribution base lexicon text)
wirecopy_module(lineage base lexicon text match)
wirecopy_module(story base lexicon text match attribution lineage)
wirecopy_module(report base)
wirecopy_module(engine base lexicon text read fingerprint index match attribution lineage story)
