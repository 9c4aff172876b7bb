/** How a text message leaves: an extension point, and the development outbox. */
package fr.marelle.sms;
