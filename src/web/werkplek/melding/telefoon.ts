import { useSessie } from '../../delen/sessie.ts';

/** A meldpunt receives meldingen; what its people write down themselves came in by telephone (domein §7.1). */
export const useTelefoon = (): boolean => {
  const rol = useSessie().data?.rol;
  return rol?.toegangsrol === 'procesregisseur' && rol.functierollen.includes('meldpuntmedewerker');
};
/** What the caller must hear and the meldpunt must know, above both screens. */
export const telefoonuitleg = 'U legt vast wat iemand u door de telefoon vertelt. Lees de vragen voor. Vul in wat de beller weet; de rest mag leeg blijven.';
