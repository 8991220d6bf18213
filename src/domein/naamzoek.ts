/** Letters that Unicode does not split into a base letter and an accent, as they are typed without them. */
const losseLetters: Readonly<Record<string, string>> = { 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ð': 'd', 'ł': 'l', 'þ': 'th', 'ı': 'i' };

/**
 * The form in which names are compared and searched (`naamZoek`, domein §7.2): accents off (NFD), lower case, one kind of
 * apostrophe, single spaces. "Jörgen Ćosić" and "jorgen cosic" become equal; the name itself is always shown as it was given.
 */
export const naamZoek = (naam: string): string => naam
  .normalize('NFD').replace(/\p{M}/gu, '')
  .toLowerCase()
  .replace(/[ßæœøđðłþı]/g, (letter) => losseLetters[letter] ?? letter)
  .replace(/[’‘`´ʼ]/g, "'")
  .replace(/\s+/g, ' ')
  .trim();
