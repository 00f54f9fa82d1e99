# Wirecopy's set-up. `make demo` and `make test` are all a newcomer needs; each installs what it needs, as root or
# through sudo, and does nothing that is done already. `make help` lists the rest.
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
PACKAGES ?= yes
PREFIX ?= /usr/local
JOBS := $(shell nproc 2>/dev/null || echo 2)

# One compiler cache serves every checkout: paths inside the checkout count as relative.
export CCACHE_BASEDIR := $(CURDIR)
export CCACHE_NOHASHDIR := 1

wirecopy := build/release/wirecopy
pages := examples/pages

packages:      ## install the packages that building and testing need (PACKAGES=no: trust that they are there)
ifneq ($(PACKAGES),no)
	@tools/install_packages.sh tools/packages.txt
endif

packages-dev:  ## install the packages that checks, fuzzing and benchmarks need
ifneq ($(PACKAGES),no)
	@tools/install_packages.sh tools/packages.txt tools/packages-dev.txt
endif

# Configures a preset once; afterwards ninja itself knows when to configure again.
build/%/build.ninja: | packages
	@echo "Configuring build/$*"
	@cmake --preset $* >/dev/null

build: packages build/release/build.ninja  ## build the program: build/release/wirecopy
	@cmake --build --preset release --target wirecopy_app

demo: build    ## build, trace the example pages, write build/demo/report.html
	@tools/demo.sh $(wirecopy) $(pages) build/demo

test: packages build/release/build.ninja  ## build and pass all tests
	@cmake --build --preset release
	@ctest --preset release -j $(JOBS)

check: packages-dev build/tidy/build.ninja  ## everything that is read, not run: format, modules, headers, clang-tidy
	@tools/check_modules.py
	@tools/check_repository.py
	@tools/check_format.sh
	@tools/check_headers.py
	@tools/tidy.py build/tidy

format:        ## lay every source file out as .clang-format says
	@tools/check_format.sh --fix

asan tsan: packages-dev  ## pass all tests under address and undefined-behaviour, or thread sanitizers
	@$(MAKE) build/$@/build.ninja
	@cmake --build --preset $@
	@ctest --preset $@ -j $(JOBS)

fuzz: packages-dev build/fuzz/build.ninja  ## run each fuzz target for SECONDS_EACH (60) seconds
	@cmake --build --preset fuzz
	@tools/fuzz.sh build/fuzz/fuzz $${SECONDS_EACH:-60}

bench: packages-dev build build/bench/build.ninja  ## measure commands and stages on WIRECOPY_CORPUS=FILE, RUNS=5 times
	@cmake --build --preset bench
	@bench/table.py --articles $${WIRECOPY_CORPUS:-../shared/data/news-dev.jsonl.zst} --work build/bench/work --runs $${RUNS:-5}

bench-growth: packages-dev build build/bench/build.ninja  ## measure stores of 10,000 to a million pages (30 GB of disk)
	@cmake --build --preset bench
	@bench/growth_table.py --articles $${WIRECOPY_CORPUS:-../shared/data/news-dev.jsonl.zst} --work build/growth

bench-peers: build  ## run dedup beside other tools, which it installs from PyPI; WIRECOPY_CORPUS=FILE, RUNS=3
	@bench/peers/dedup.py --data $${WIRECOPY_CORPUS:-../shared/data/news-dev.jsonl.zst} --wirecopy $(wirecopy) --runs $${RUNS:-3}

install: build ## install program, manual page and completions to PREFIX (/usr/local)
	@cmake --install build/release --prefix $(PREFIX)
	@mkdir -p $(PREFIX)/share/man/man1 $(PREFIX)/share/bash-completion/completions
	@$(wirecopy) man >$(PREFIX)/share/man/man1/wirecopy.1
	@$(wirecopy) completions bash >$(PREFIX)/share/bash-completion/completions/wirecopy

clean:         ## remove everything that was built
	rm -rf build

help:          ## list the targets
	@sed -nE 's/^([a-z][a-z -]*):[^#]*## (.*)/\1|\2/p' Makefile | while IFS='|' read -r name text; do \
	  printf '  make %-14s %s\n' "$$name" "$$text"; done

.PHONY: packages packages-dev build demo test check format asan tsan fuzz bench bench-growth bench-peers install clean help
.PRECIOUS: build/%/build.ninja
