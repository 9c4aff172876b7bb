/**
 * Messages that are written down in the transaction that wants them, and sent after it on another
 * thread: the answer never waits for a mail server, and a server that dies loses none.
 */
package fr.marelle.outbox;
