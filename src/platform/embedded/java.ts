// Finds a JDK or JRE of at least version 21; the default `java` of a machine is often older.
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

export type Java = { readonly home: string; readonly bin: string; readonly version: string; readonly major: number };
const exe = process.platform === 'win32' ? 'java.exe' : 'java';

/** Reads the version from `<home>/release`, else from the program itself. */
function read(home: string): Java | undefined {
  const bin = join(home, 'bin', exe);
  if (!existsSync(bin)) return undefined;
  let version: string | undefined;
  try { version = /^JAVA_VERSION="([^"]+)"/m.exec(readFileSync(join(home, 'release'), 'utf8'))?.[1]; } catch { /* no release file */ }
  try { version ??= /java\.version = (\S+)/.exec(execFileSync('sh', ['-c', '"$0" -XshowSettings:properties -version 2>&1', bin], { encoding: 'utf8' }))?.[1]; } catch { /* not executable */ }
  return version ? { home, bin, version, major: Number.parseInt(version.replace(/^1\./, ''), 10) } : undefined;
}

/** Where a JDK may stand, in order of preference. */
function homes(env: NodeJS.ProcessEnv): string[] {
  const home = homedir();
  const patterns = [
    '/usr/lib/jvm/*', '/usr/java/*', '/opt/java/*', '/opt/jdk*', '/opt/jre*',
    '/Library/Java/JavaVirtualMachines/*/Contents/Home', join(home, 'Library/Java/JavaVirtualMachines/*/Contents/Home'),
    '/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home', '/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home',
    join(home, '.sdkman/candidates/java/*'), join(home, '.jdks/*'), join(home, '.asdf/installs/java/*'), join(home, '.local/share/mise/installs/java/*'),
    ...(process.platform === 'win32' ? ['Java', 'Eclipse Adoptium', 'Microsoft', 'Zulu'].map((m) => join(env['ProgramFiles'] ?? 'C:\\Program Files', m, '*')) : []),
  ];
  const onPath = (env['PATH'] ?? '').split(delimiter).map((d) => join(d, exe)).filter((p) => existsSync(p)).map((p) => dirname(dirname(realpathSync(p))));
  return [...(env['JAVA_HOME'] ? [env['JAVA_HOME']] : []), ...onPath, ...patterns.flatMap((p) => globSync(p).toSorted().toReversed())];
}

/** Finds a Java of at least `minimum`. Throws in Dutch with what was found and what to do. `candidates` is for tests. */
export function findJava(minimum = 21, env: NodeJS.ProcessEnv = process.env, candidates: readonly string[] = homes(env)): Java {
  const found = [...new Set(candidates)].map(read).filter((j) => j !== undefined);
  const choice = found.find((j) => j.major >= minimum);
  if (choice) return choice;
  const list = found.map((j) => `${j.version} (${j.home})`).join(', ') || 'geen';
  throw new Error(`Java ${minimum} of nieuwer is nodig voor de Zeebe-engine. Gevonden: ${list}.\nInstalleer een JDK 21 of 25 (bijvoorbeeld Temurin) of zet JAVA_HOME.`);
}
