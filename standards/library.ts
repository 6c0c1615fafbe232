import type { StandardLibrary } from '@weicheng/domain/standard';
import { dictionaryOf } from './dictionaries.ts';
import { editionOf } from './editions.ts';

/** Everything a file of this folder may refer to. */
export const library: StandardLibrary = { editionOf, dictionaryOf };
