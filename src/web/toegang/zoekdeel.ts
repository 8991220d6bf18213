/** A value of the address' query string; empty counts as absent. */
export const zoekdeel = (naam: string): string | undefined => new URLSearchParams(window.location.search).get(naam) || undefined;
/** A path inside our own pages, or Mijn werk: an address from outside must never decide where one lands. */
export const eigenPad = (pad: string | undefined): string => (pad && /^\/(?![/\\])/.test(pad) ? pad : '/werk');
