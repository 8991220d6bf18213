// Runs before `npm start`, `npm test` and the other commands, on whatever Node the machine has (20 or newer).
// Built-in modules only: node_modules may still be missing.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => join(root, ...parts);
const stop = (text) => { console.error(`\n${text}\n`); process.exit(1); };

const [mainVersion] = process.versions.node.split('.').map(Number);
if (mainVersion < 20) stop(`Node 20 of nieuwer is nodig om te installeren. Gevonden: ${process.versions.node}.`);

// Mark: hash of the lockfile with which node_modules was built (timestamps of git are unreliable).
const mark = at('node_modules', '.lock-hash');
const hash = createHash('sha256').update(readFileSync(at('package-lock.json'))).digest('hex');
const known = existsSync(mark) ? readFileSync(mark, 'utf8') : '';
const npmMark = at('node_modules', '.package-lock.json');              // npm writes this itself, also after a manual `npm ci`
const byHand = !known && existsSync(npmMark) && statSync(npmMark).mtimeMs >= statSync(at('package-lock.json')).mtimeMs;

if (byHand) writeFileSync(mark, hash);
else if (known !== hash) {
  const t = Date.now();
  console.log('Pakketten installeren (npm ci), dit duurt de eerste keer ongeveer een minuut…');
  const npm = process.env.npm_execpath;                                 // npm-cli.js of the npm that started us
  const node = process.env.npm_node_execpath ?? process.execPath;       // not node_modules/.bin/node: that folder is wiped
  const args = ['ci', '--include=dev', '--include=optional', '--loglevel=error', '--no-progress'];
  const env = { ...process.env, NODE_ENV: '' };
  const ticker = spawnTicker(t);
  const result = npm ? spawnSync(node, [npm, ...args], { cwd: root, stdio: 'inherit', env })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', env, shell: process.platform === 'win32' });
  ticker();
  if (result.status !== 0) stop('npm ci is mislukt; zie de melding hierboven. Er is niets half geïnstalleerd dat later gebruikt wordt: probeer het opnieuw.');
  writeFileSync(mark, hash);
  console.log(`Pakketten staan klaar (${((Date.now() - t) / 1000).toFixed(1)} s).`);
}

/** spawnSync blocks this process, so a tiny child tells every ten seconds that work goes on. */
function spawnTicker(since) {
  const child = startTicker(since);
  return () => { if (child) try { process.kill(child, 'SIGTERM'); } catch { /* ended already */ } };
}
function startTicker(since) {
  const code = `const t=${since};const p=process.ppid;setInterval(()=>{if(process.ppid!==p)process.exit();console.log('  … '+Math.round((Date.now()-t)/1000)+' s')},10000)`;
  return process.platform === 'win32' ? undefined : Number(execFileSync('sh', ['-c', `"$0" -e "$1" >&2 & echo $!`, process.execPath, code], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim());
}

// The Node that came along must really run here (not on Alpine/musl, for instance).
const win = process.platform === 'win32';
const bin = at('node_modules', '.bin', win ? 'node.cmd' : 'node');
let version = '';
try { version = execFileSync(bin, ['-v'], { encoding: 'utf8', shell: win }).trim(); } catch { /* missing or does not fit */ }
if (!version) {
  for (const b of win ? ['node', 'node.cmd', 'node.ps1'] : ['node']) rmSync(at('node_modules', '.bin', b), { force: true });
  const node = process.env.npm_node_execpath ?? process.execPath;
  const [main, sub] = execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).split('.').map(Number);
  if (main < 22 || (main === 22 && sub < 18)) stop(`Voor ${process.platform}-${process.arch} is geen Node 24 meegeleverd. Installeer Node 24 en probeer opnieuw.`);
}
