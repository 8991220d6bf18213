import { Textbox } from '@utrecht/component-library-react';
import type { ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';

export { Textbox };

/**
 * Select and Textarea with the NL Design System style sheet on the native element. The React versions live in the library's one big
 * module, which the bundler cannot shake: together they cost 57 kB gzip. Import these, never those.
 */
export function Select({ className, invalid, ...rest }: SelectHTMLAttributes<HTMLSelectElement> & { invalid?: boolean }): ReactNode {
  return <select {...rest} aria-invalid={invalid || undefined} className={`utrecht-select utrecht-select--html-select${invalid ? ' utrecht-select--invalid' : ''}${className ? ` ${className}` : ''}`} />;
}
export const SelectOption = ({ value, children }: { value: string; children: ReactNode }): ReactNode => <option value={value}>{children}</option>;
export function Textarea({ className, invalid, ...rest }: TextareaHTMLAttributes<HTMLTextAreaElement> & { invalid?: boolean }): ReactNode {
  return <textarea {...rest} aria-invalid={invalid || undefined} className={`utrecht-textarea utrecht-textarea--html-textarea${invalid ? ' utrecht-textarea--invalid' : ''}${className ? ` ${className}` : ''}`} />;
}
