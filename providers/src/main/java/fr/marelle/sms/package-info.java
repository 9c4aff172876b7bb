/**
 * How a text message leaves: the gateways that a realm may use, the countries and limits that it
 * allows itself, and what is known of a message once it has left.
 */
package fr.marelle.sms;
