// All paths on one stack, in this order: the count of executed elements comes last.
import './identiteit.ts';
import './bekendheid.ts';
import './wortel.ts';
import './gevallen.ts';
import './koersen.ts';
import './termijn.ts';
import './dekking.ts';
