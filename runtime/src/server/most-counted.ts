/** Counted no further: people read “99+” as “many”. */
export const mostCounted = 99;
