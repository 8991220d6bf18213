import type { ReactNode } from 'react';

/** What just went well. It stands on the page before there is anything to say: a screen reader only reads aloud what changes in a region that it knows. */
export const Status = ({ zin }: { zin: string }): ReactNode => <p role="status" className={zin ? undefined : 'sr'}>{zin}</p>;
