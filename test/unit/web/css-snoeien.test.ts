import { expect, test } from 'vitest';
import { snoei } from '../../../src/web/bouw/css-snoeien.ts';

const gebruikt = (k: string): boolean => k === 'utrecht-button';

test('ux §7: rules of components nobody uses go, the others stay', () => {
  expect(snoei('.utrecht-button{color:red}.utrecht-alert{color:blue}.eigen{top:0}', gebruikt)).toBe('.utrecht-button{color:red}.eigen{top:0}');
});
test('ux §7: one selector of a list may go alone, modifiers follow their component', () => {
  expect(snoei('.utrecht-button--primair,.utrecht-alert__kop{color:red}', gebruikt)).toBe('.utrecht-button--primair{color:red}');
});
test('ux §7: inside a media query too; an empty one goes', () => {
  expect(snoei('@media print{.utrecht-alert{top:0}}@media print{.utrecht-button{top:0}}', gebruikt)).toBe('@media print{.utrecht-button{top:0}}');
});
test('ux §7: tokens that nothing reads go, also those only read by such tokens', () => {
  expect(snoei('.t{--a:var(--b);--b:1px;--c:2px;--d:var(--c);color:var(--a)}', gebruikt)).toBe('.t{--a:var(--b);--b:1px;color:var(--a)}');
});
test('ux §7: font faces, key frames and quoted braces are left alone', () => {
  const css = '@font-face{font-family:"A";src:url(a.woff2)}@keyframes x{0%{top:0}}.q{content:"}";top:0}';
  expect(snoei(css, gebruikt)).toBe(css);
});
