package dev.quell.notify.template;

/**
 * A template in Go's language that was read and can be filled in. What it may cost is limited: 200
 * ms, 64 KB of text, blocks 50 and insertions 20 deep.
 */
public final class GoTemplate {
  private static final int MOST_SOURCE = 64 << 10;

  private final Parser.Read read;

  private GoTemplate(Parser.Read read) {
    this.read = read;
  }

  /**
   * Reads a template.
   *
   * @throws TemplateException for what cannot be read, and for functions that do not exist
   */
  public static GoTemplate read(String source) {
    if (source.length() > MOST_SOURCE) {
      throw new TemplateException("the template is longer than 64 KB");
    }
    return new GoTemplate(Parser.read(source.replace("\r\n", "\n"), Functions.ALL.keySet()));
  }

  /**
   * Fills it in.
   *
   * @throws TemplateException for what fails only now
   */
  public String fill(TemplateModel model, Circumstances circumstances) {
    return fill(model, circumstances, false);
  }

  /** Fills in one of our own, however busy the machine is. */
  String fillPreset(TemplateModel model, Circumstances circumstances) {
    return fill(model, circumstances, true);
  }

  private String fill(TemplateModel model, Circumstances circumstances, boolean isTrusted) {
    String marked =
        new Evaluation(read.defined(), circumstances, isTrusted).run(read.nodes(), model.root());
    return Lines.tidy(marked, circumstances.markup());
  }
}
