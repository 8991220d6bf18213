import 'bpmn-js/dist/assets/diagram-js.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Proces } from './api-types.ts';
import { werkdagen } from './datum.ts';
import { nu } from './klok.ts';

type Canvas = { zoom: (n: number | 'fit-viewport', midden?: 'auto' | { x: number; y: number }) => number; addMarker: (id: string, klasse: string) => void; viewbox: (b?: object) => { inner: { x: number; y: number; width: number; height: number }; outer: { width: number; height: number }; scale: number } & Record<string, number>; scroll: (d: { dx: number; dy: number }) => void };
type Register = { get: (id: string) => { id: string; x: number; y: number; width: number; height: number } | undefined };
type Overlays = { add: (id: string, soort: string, o: { position: Record<string, number>; html: string | HTMLElement }) => void };

/** The drawing itself: one tab stop, arrows move it, + and - zoom. No zoom by wheel without Ctrl. The bpmn.io mark stays in view. */
export function ProcesTekening({ proces }: { proces: Proces }): ReactNode {
  const plek = useRef<HTMLDivElement>(null);
  const kijker = useRef<InstanceType<typeof NavigatedViewer> | null>(null);
  const [mis, zetMis] = useState(false);
  useEffect(() => {
    let weg = false;
    const v = new NavigatedViewer({ container: plek.current!, zoomScroll: { enabled: false } } as ConstructorParameters<typeof NavigatedViewer>[0]);
    kijker.current = v;
    void v.importXML(proces.xml ?? '').then(() => {
      if (weg) return;
      const canvas = v.get<Canvas>('canvas'), register = v.get<Register>('elementRegistry'), overlays = v.get<Overlays>('overlays');
      for (const s of proces.stappen) {
        if (!register.get(s.elementId)) continue;
        if (s.staat === 'klaar') { canvas.addMarker(s.elementId, 'stap-klaar'); overlays.add(s.elementId, 'stap', { position: { top: -10, right: 10 }, html: blokje('kaart-vink', '✓') }); }
        if (s.staat === 'omvat') canvas.addMarker(s.elementId, 'stap-omvat');
        if (s.staat === 'hier') {
          canvas.addMarker(s.elementId, s.soort === 'subProcess' ? 'stap-omvat' : 'stap-hier');   // a filled subprocess would hide the steps drawn in it
          const dagen = s.van ? ` · werkdag ${werkdagen(new Date(s.van), nu()) + 1}` : '';
          overlays.add(s.elementId, 'stap', { position: { bottom: 4, left: 0 }, html: blokje('kaart-hier', `U bent hier${dagen}`) });
        }
      }
      passend(canvas, ['hier', 'straks', 'klaar'].flatMap((staat) => proces.stappen.filter((s) => s.staat === staat)).map((s) => register.get(s.elementId)));
    }, () => { if (!weg) zetMis(true); });
    return () => { weg = true; v.destroy(); kijker.current = null; };
  }, [proces]);
  if (mis) return <p>De tekening kan nu niet worden getoond. Kies ‘Als lijst’.</p>;
  return (
    <div className="proceskaart" ref={plek} tabIndex={0} role="application" aria-label="Tekening van het proces. Gebruik Als lijst om de stappen te lezen."
      onKeyDown={(e) => {
        const canvas = kijker.current?.get<Canvas>('canvas');
        const d = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[e.key];
        if (!canvas) return;
        if (d) canvas.scroll({ dx: d[0]!, dy: d[1]! });
        else if (e.key === '+' || e.key === '=') canvas.zoom(canvas.viewbox().scale * 1.2);
        else if (e.key === '-') canvas.zoom(canvas.viewbox().scale / 1.2);
        else if (e.key === '0') canvas.zoom('fit-viewport', 'auto');
        else return;
        e.preventDefault();
      }} />
  );
}
function blokje(klasse: string, tekst: string): HTMLElement {
  const el = document.createElement('span');
  el.className = klasse;
  el.textContent = tekst;
  return el;
}
/** The whole drawing when that stays readable; otherwise readable size around the step where the case is. */
function passend(canvas: Canvas, hier: ({ x: number; y: number; width: number; height: number } | undefined)[]): void {
  canvas.zoom('fit-viewport', 'auto');
  const b = canvas.viewbox(), e = hier.find(Boolean);
  if (b.scale >= 0.5 || !e) return;
  const schaal = 0.6, breed = b.outer.width / schaal, hoog = b.outer.height / schaal;
  canvas.viewbox({ x: e.x + e.width / 2 - breed / 2, y: e.y + e.height / 2 - hoog / 2, width: breed, height: hoog });
}
