/** One counter for all secrets of an account, and limits for what is sent. */
package fr.marelle.throttle;
