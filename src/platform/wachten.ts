/** Asks every `elke` ms until there is an answer; machine time, also when the platform's clock jumps. Throws after `ms` with what was waited for. */
export const wachtTot = async <T>(wat: () => string, vraag: () => Promise<T | undefined>, ms: number, elke = 60): Promise<T> => {
  for (const eind = Date.now() + ms; ;) {
    const antwoord = await vraag();
    if (antwoord !== undefined) return antwoord;
    if (Date.now() > eind) throw new Error(wat());
    await new Promise((klaar) => { setTimeout(klaar, elke); });
  }
};
