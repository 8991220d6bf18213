// Puts the Zeebe distribution in the cache folder: fetch with Maven, check the SHA-256, unpack, and only then put it in place.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isAlive } from '../processes.ts';
import type { Java } from '../java.ts';

const POM = join(import.meta.dirname, 'pom.xml');
const fromPom = (name: string): string => new RegExp(`<${name}>([^<]+)</${name}>`).exec(readFileSync(POM, 'utf8'))?.[1] ?? '';

export type Report = (text: string) => void;

/** Returns the folder of the unpacked engine; does nothing when it is there already. Throws in Dutch when Maven is missing or fails. */
export async function installEngine(cache: string, java: Java, report: Report): Promise<string> {
  const version = fromPom('zeebe.version');
  const target = join(cache, `zeebe-${version}`);
  if (existsSync(target)) return target;                                // the rename below is atomic: present means complete
  mkdirSync(cache, { recursive: true });
  removeLeftovers(cache);
  const work = mkdtempSync(join(cache, `bezig-${process.pid}-`));
  try {
    report(`Zeebe ${version} ophalen met Maven (eenmalig, 285 MB)…`);
    const t = Date.now();
    await maven(['-B', '-q', '-C', '-ntp', '-f', POM, 'dependency:copy', `-DoutputDirectory=${work}`], version, java, report);
    const archive = join(work, `camunda-zeebe-${version}.tar.gz`);
    const sum = createHash('sha256');
    await pipeline(createReadStream(archive, { highWaterMark: 1 << 20 }), sum);
    if (sum.digest('hex') !== fromPom('zeebe.sha256')) throw new Error(`De controlesom van ${archive} klopt niet met pom.xml. Het bestand is niet gebruikt; verwijder het uit de lokale Maven-opslag en probeer opnieuw.`);
    report('Controlesom klopt; uitpakken…');
    execFileSync('tar', ['-xzf', archive, '-C', work]);
    try { renameSync(join(work, `camunda-zeebe-${version}`), target); } catch (error) { if (!existsSync(target)) throw error; }   // another start was first
    report(`Zeebe ${version} staat klaar (${((Date.now() - t) / 1000).toFixed(1)} s).`);
    return target;
  } finally { rmSync(work, { recursive: true, force: true }); }
}

/** Work folders of starts that were killed; those of a living process are left alone. */
function removeLeftovers(cache: string): void {
  for (const entry of readdirSync(cache)) {
    const pid = /^bezig-(\d+)-/.exec(entry)?.[1];
    if (pid !== undefined && !isAlive(Number(pid), 'node')) rmSync(join(cache, entry), { recursive: true, force: true });
  }
}

/** Runs mvn quietly and tells meanwhile how much has come in (size of the file in the local repository). */
async function maven(args: string[], version: string, java: Java, report: Report): Promise<void> {
  const local = /-Dmaven\.repo\.local=(\S+)/.exec(process.env['MAVEN_OPTS'] ?? '')?.[1] ?? join(homedir(), '.m2', 'repository');
  const folder = join(local, 'io', 'camunda', 'camunda-zeebe', version);
  const hasJava = process.env['JAVA_HOME'] !== undefined || can('java');
  const mvn = spawn('mvn', args, { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32', env: hasJava ? process.env : { ...process.env, JAVA_HOME: java.home } });
  let output = '';
  for (const stream of [mvn.stdout, mvn.stderr]) stream.on('data', (d: Buffer) => { output += d.toString(); });
  const begin = Date.now();
  const ticker = setInterval(() => {
    let mb = 0;
    try { for (const f of readdirSync(folder)) mb = Math.max(mb, statSync(join(folder, f)).size / 2 ** 20); } catch { /* not begun */ }
    report(`  … ${Math.round((Date.now() - begin) / 1000)} s${mb > 1 ? `, ${Math.round(mb)} MB` : ''}`);
  }, process.stdout.isTTY ? 2000 : 5000);
  try {
    const code = await new Promise<number | null>((done, fail) => { mvn.on('error', fail); mvn.on('close', done); });
    if (code !== 0) throw new Error(`Maven kon Zeebe ${version} niet ophalen (code ${code}). Controleer de verbinding en probeer opnieuw.\n${output.trim().split('\n').slice(0, 6).join('\n')}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Error('Maven (mvn) is nodig om de Zeebe-engine op te halen. Installeer Maven 3.8 of nieuwer.', { cause: error });
    throw error;
  } finally { clearInterval(ticker); }
}
const can = (command: string): boolean => { try { execFileSync(command, ['-version'], { stdio: 'ignore' }); return true; } catch { return false; } };
