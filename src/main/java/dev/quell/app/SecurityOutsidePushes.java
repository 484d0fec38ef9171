package dev.quell.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.web.filter.DelegatingFilterProxy;

/**
 * Puts the security chain around everything but the push servlet, which has its own keys and no
 * time to lose. What counts is the servlet the container chose, not how the path is spelled.
 */
final class SecurityOutsidePushes extends DelegatingFilterProxyRegistrationBean {
  private static final String PUSHES = "/event/push";

  SecurityOutsidePushes(int order) {
    super("springSecurityFilterChain");
    setOrder(order);
  }

  @Override
  public DelegatingFilterProxy getFilter() {
    return new Proxy(getTargetBeanName());
  }

  private static final class Proxy extends DelegatingFilterProxy {
    Proxy(String target) {
      super(target);
    }

    /** The chain is looked up at the first request, when every part of the server is there. */
    @Override
    protected void initFilterBean() {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      if (request instanceof HttpServletRequest http && isPush(http.getServletPath())) {
        chain.doFilter(request, response);
        return;
      }
      super.doFilter(request, response, chain);
    }

    private static boolean isPush(String servletPath) {
      return servletPath.equals(PUSHES) || servletPath.startsWith(PUSHES + "/");
    }
  }
}
