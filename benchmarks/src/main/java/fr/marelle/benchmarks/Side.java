package fr.marelle.benchmarks;

/**
 * Where people sign in, on one of the sides that are compared.
 *
 * @param name what the figures call it
 * @param authorization OpenID Connect's authorization endpoint
 * @param token OpenID Connect's token endpoint
 * @param client the client that sends people there
 */
record Side(String name, String authorization, String token, String client) {}
