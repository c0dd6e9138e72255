# What a contributor types. 'make' alone lists the words.

MVN = dist/mvn.sh
PREFIX ?= $(HOME)/.local

.PHONY: help build quick format test scenarios update docs image run check ci install archive bench

help:
	@echo "make build              compile, format, run all tests"
	@echo "make quick M=api        the same for one module"
	@echo "make format             format the sources"
	@echo "make test T=OrgListTest one test class"
	@echo "make scenarios          the scenarios alone"
	@echo "make update             rewrite the expected outputs; read the diff"
	@echo "make docs               write the generated reference and the pages for man"
	@echo "make image              build the program into build/image"
	@echo "make run ARGS='org list'  build it and run it on a fresh sandbox"
	@echo "make check              all of it from scratch, and the image tried out; what CI runs"
	@echo "make install PREFIX=…   install the image (default ~/.local)"
	@echo "make archive            pack the image"
	@echo "make bench              measure against the official programs"

build:
	$(MVN) verify

quick:
	$(MVN) -pl $(M) -am verify

format:
	$(MVN) spotless:apply

test:
	$(MVN) test -Dtest='$(T)' -Dsurefire.failIfNoSpecifiedTests=false

scenarios:
	$(MVN) test -pl acceptance -am -Dtest='Scenario*' -Dsurefire.failIfNoSpecifiedTests=false

update:
	$(MVN) test -pl acceptance -am -Dtest='Scenario*' -Dscenarios.update -Dsurefire.failIfNoSpecifiedTests=false

docs:
	$(MVN) test -pl acceptance -am -Dtest='Docs*' -Ddocs.update -Dsurefire.failIfNoSpecifiedTests=false

image:
	dist/build-image.sh

run: image
	dist/run.sh $(ARGS)

check:
	$(MVN) clean verify
	dist/build-image.sh --packaged
	dist/smoke.sh

ci: check

install: image
	dist/install.sh '$(PREFIX)'

archive: image
	dist/archive.sh

bench:
	bench/run.sh
