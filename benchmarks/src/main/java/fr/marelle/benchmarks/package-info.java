/**
 * Speed and weight of the pages and the server, side by side with stock Keycloak in one run.
 * Nothing here passes or fails: it writes down figures, with the machine that they come from.
 */
package fr.marelle.benchmarks;
