import { Day } from '@weicheng/domain/kernel';

/** Whether what a day field holds is a day already. */
export const isDay = (text: string | undefined): text is Day => Day.safeParse(text).success;
