/** The post room: receives every mail and SMS that would have been sent, and shows them. */
package fr.marelle.demo.post;
