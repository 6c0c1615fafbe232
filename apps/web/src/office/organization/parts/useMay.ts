import { useSignedIn } from '../../session.ts';

/** Whether the reader holds a permission anywhere: for what is not there at all without it. Rows say the rest in `can`. */
export const useMay = (permission: string): boolean => useSignedIn().permissions.includes(permission);
