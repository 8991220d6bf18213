import { Component, type ReactNode } from 'react';
import { IconLetOp } from '../../../delen/iconen.ts';

/** A rich screen that fails may not take the form down with it: the questions below still work. */
export class Vangnet extends Component<{ children: ReactNode }, { mis: boolean }> {
  override state = { mis: false };
  static getDerivedStateFromError(): { mis: boolean } { return { mis: true }; }
  override render(): ReactNode {
    if (!this.state.mis) return this.props.children;
    return <div className="kaart__in"><p className="melding-blok melding-blok--let-op" role="alert"><IconLetOp size={20} aria-hidden /><span>Een deel van dit scherm kan nu niet worden getoond. De vragen hieronder werken wel.</span></p></div>;
  }
}
