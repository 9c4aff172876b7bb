/** The demonstration: a real Keycloak with a school, a portal and a post room, in one command. */
package fr.marelle.demo;
