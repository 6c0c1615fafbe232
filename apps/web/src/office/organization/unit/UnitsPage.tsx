import { Day, holdsNothing } from '@weicheng/domain/kernel';
