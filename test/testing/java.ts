// The JDK, where this machine has one.

import { spawnSync } from 'node:child_process';

/** What `programTest` says where there is none: a Java without its compiler runs no source. */
export const NO_JAVA =
  spawnSync('javac', ['-version']).status === 0
    ? undefined
    : 'There is no JDK on this machine: the connector in Java was NOT tested. Debian has it as openjdk-17-jdk-headless.';

/** Every `java` that is started takes half as long: nothing is made fast that runs once. */
export function startJavaSooner(): void {
  process.env.JDK_JAVA_OPTIONS = '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';
}
