/** The gateway that is spoken to by SMPP 3.4, over sessions that this node keeps open. */
package fr.marelle.sms.smpp;
