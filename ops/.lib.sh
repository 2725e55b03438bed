# shellcheck shell=bash
# What the commands in ops/ share: where the repository is, which JDK and Maven to use, how the program is built and run.
# It is sourced by them and does nothing by itself.
#
# Environment that every command honours:
#   JAVA_HOME    a JDK 25 (another version is passed over and an installed JDK 25 looked for)
#   JAVA_OPTS    further options for the JVM of the program, e.g. JAVA_OPTS=-Xmx4g
#   MAVEN_ARGS   further arguments for Maven, e.g. MAVEN_ARGS=-Dmaven.repo.local=/tmp/repository

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

say() { printf '%s\n' "$*" >&2; }

# die SENTENCE: says what is wrong and what to do about it, and ends with status 1
die() {
    say "ops/${0##*/}: $*"
    exit 1
}

is_jdk_25() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
    if [ -r "$1/release" ]; then
        grep -Eq '^JAVA_VERSION="25([."+-]|$)' "$1/release"
    else
        "$1/bin/javac" -version 2>&1 | grep -Eq '^javac 25([.+-]|$)'
    fi
}

# use_jdk: finds a JDK 25 and exports it as JAVA_HOME
use_jdk() {
    local on_path='' found
    if command -v javac >/dev/null; then
        on_path=$(readlink -f "$(command -v javac)" 2>/dev/null) || on_path=''
        on_path=${on_path%/bin/javac}
    fi
    for found in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/* /opt/* /opt/*/* /usr/local/*jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -n "$found" ] && is_jdk_25 "$found"; then
            export JAVA_HOME=$found
            return
        fi
    done
    die "no JDK 25 was found; install one (Temurin 25, for instance) and, if it is in an unusual place, set JAVA_HOME to it."
}

# use_maven: checks that there is a Maven to build with, and lets it run quietly on the JDK 25
use_maven() {
    local version
    command -v mvn >/dev/null || die "Maven was not found; install Maven 3.8 or newer (on Debian: apt-get install maven)."
    version=$(mvn -version 2>/dev/null | sed -nE 's/.*Apache Maven ([0-9]+)\.([0-9]+).*/\1 \2/p' | head -n 1)
    # shellcheck disable=SC2086 # two words: major and minor
    set -- ${version:-0 0}
    [ "$1" -gt 3 ] || { [ "$1" -eq 3 ] && [ "$2" -ge 8 ]; } ||
        die "Maven ${version/ /.} is too old; install Maven 3.8 or newer."
    export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow"
}

# maven GOALS…: Maven in the repository, with MAVEN_ARGS, which Maven itself reads only from 3.9 on
maven() {
    local further=()
    read -ra further <<<"${MAVEN_ARGS:-}"
    (cd "$ROOT" && env -u MAVEN_ARGS mvn -B -ntp ${further[@]+"${further[@]}"} "$@")
}

# built: whether the program was packaged after the last change of what it is made of
built() {
    [ -n "$(program)" ] && [ -e "$ROOT/target/packaged" ] &&
        [ -z "$(find "$ROOT/pom.xml" "$ROOT/src/main" "$ROOT/contracts" -newer "$ROOT/target/packaged" -print -quit 2>/dev/null)" ]
}

newest_jar() { find "$ROOT/target" -maxdepth 1 -name 'oocd-panel-engine-*.jar' 2>/dev/null | sort | tail -n 1; }

# packaged_since FILE: notes that what is now in target/ was built from the sources as they were when FILE was made, and
# puts the program aside, so that a later build does not pull it from under a running server
packaged_since() {
    rm -rf "$ROOT/target/run.new"
    mkdir -p "$ROOT/target/run" "$ROOT/target/run.new"
    find "$ROOT/target/run" -name '*.jar' -mtime +7 -delete
    cp "$(newest_jar)" "$ROOT/target/run.new/oocd.jar"
    mv "$ROOT/target/run.new/oocd.jar" "$ROOT/target/run/oocd-$(date +%s).jar"
    rmdir "$ROOT/target/run.new"
    mv "$1" "$ROOT/target/packaged"
}

# build: packages the program if it is not built yet; tests and the strict checks are for ops/test
build() {
    mkdir -p "$ROOT/target" 2>/dev/null || die "the folder $ROOT/target cannot be written; check who owns it."
    (
        if command -v flock >/dev/null; then flock 9; fi
        built && exit 0
        use_maven
        say "Building the program (the first time this takes a minute) …"
        touch "$ROOT/target/packaging"
        if ! maven -q -Dmaven.test.skip=true package >"$ROOT/target/build.log" 2>&1; then
            grep -E '^\[(ERROR|FATAL)\]|BUILD FAILURE' "$ROOT/target/build.log" | head -n 40 >&2
            die "the program could not be built; the whole output is in target/build.log."
        fi
        packaged_since "$ROOT/target/packaging"
    ) 9>"$ROOT/target/build.lock"
}

# program: the packaged program that build put aside
program() { find "$ROOT/target/run" -name 'oocd-*.jar' 2>/dev/null | sort | tail -n 1; }

# data_folder: the folder of OOCD_DATA, by default data/ in the repository, made if need be, as an absolute path
data_folder() {
    local folder=${OOCD_DATA:-$ROOT/data}
    (umask 077 && mkdir -p "$folder") 2>/dev/null || die "the data folder $folder cannot be made; set OOCD_DATA to one that can."
    [ -w "$folder" ] || die "the data folder $folder cannot be written; set OOCD_DATA to one that can."
    (cd "$folder" && pwd -P)
}

# jvm_options: what every JVM of the program is started with: native code for SQLite, no calls to a framework's vendor, and
# an end rather than a limp when memory runs out
jvm_options() {
    printf '%s\n' --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -XX:+UseG1GC -Xms256m -Xmx1g -XX:+ExitOnOutOfMemoryError \
        -Daxoniq.update-checker.disabled=true -Ddisable-axoniq-console-message=true
}

# java_program MAIN_CLASS ARGUMENTS…: becomes the JVM, so that signals reach it
java_program() {
    local main=$1 options=() further=()
    shift
    mapfile -t options < <(jvm_options)
    read -ra further <<<"${JAVA_OPTS:-}"
    exec "$JAVA_HOME/bin/java" "${options[@]}" ${further[@]+"${further[@]}"} "-Dloader.main=$main" \
        -cp "$(program)" org.springframework.boot.loader.launch.PropertiesLauncher "$@"
}

# as_root COMMAND…: runs it as root where that needs no password
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

# install_packages PACKAGE…: Debian packages, where this may install any; says nothing unless it fails
install_packages() {
    command -v apt-get >/dev/null || return 1
    as_root true || return 1
    mkdir -p "$ROOT/target"
    say "Installing $* …"
    if ! {
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update &&
            as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "$@"
    } >"$ROOT/target/install.log" 2>&1; then
        tail -n 3 "$ROOT/target/install.log" >&2
        return 1
    fi
}
