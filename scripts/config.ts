// Prints the effective settings, without secrets: `npm run config`.
import { geheimeInstellingen, instellingen, leesInstellingen } from '../src/config.ts';

try {
  const effective = leesInstellingen(process.env) as Record<string, unknown>;
  for (const [name, schema] of Object.entries(instellingen.shape)) {
    const value = effective[name];
    const shown = value === undefined ? '(leeg)' : Array.isArray(value) && geheimeInstellingen.has(name) ? `(${value.length}, niet getoond)` : geheimeInstellingen.has(name) ? '(gezet, niet getoond)' : String(value);
    console.log(`${name.padEnd(26)} ${shown.padEnd(28)} ${(schema as { description?: string }).description ?? ''}`);
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
