package dev.quell.notify.template;

/** Why a template cannot be read or filled in, in one sentence with the line. */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TemplateException(int line, String problem) {
    super("line " + line + ": " + problem);
  }

  TemplateException(String problem) {
    super(problem);
  }
}
