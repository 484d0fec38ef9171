/** The wire conventions, and the client every API test uses. */
@org.jspecify.annotations.NullMarked
package dev.quell.web;
