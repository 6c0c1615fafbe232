/** The program's version; release notes are in CHANGELOG.md. */
export const version = '0.1.0';
