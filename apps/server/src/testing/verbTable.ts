/** Who is let in to which verb. Written by hand and read in review: a change here is a change of rights. */
export const verbTable: { [verb: string]: string } = {};
