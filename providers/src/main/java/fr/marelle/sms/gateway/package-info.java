/** Gateways that are spoken to by HTTP, one class and its factory each. */
package fr.marelle.sms.gateway;
