package frontdesk.ops;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * How long methods are, as the compiler reads them; a description above a method does not count.
 */
final class MethodLengths {
  /**
   * A method.
   *
   * @param lines from its type to its closing brace; tables in annotations are no code
   */
  record Method(String file, long line, String name, long lines) {}

  private MethodLengths() {}

  /** The methods and constructors in these sources, by file name. */
  static List<Method> of(Map<String, String> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach((name, text) -> files.add(new Text(name, text)));
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null, null, diagnostic -> {}, List.of("-proc:none"), null, List.copyOf(files));
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    List<Method> methods = new ArrayList<>();
    for (CompilationUnitTree unit : task.parse()) {
      unit.accept(new Collector(unit, positions, methods), null);
    }
    return methods;
  }

  private static final class Collector extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Method> methods;

    Collector(CompilationUnitTree unit, SourcePositions positions, List<Method> methods) {
      this.unit = unit;
      this.positions = positions;
      this.methods = methods;
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
      LineMap lines = unit.getLineMap();
      Tree start = method.getReturnType() == null ? method : method.getReturnType();
      long first = lines.getLineNumber(positions.getStartPosition(unit, start));
      long last = lines.getLineNumber(positions.getEndPosition(unit, method));
      methods.add(
          new Method(
              unit.getSourceFile().getName(),
              first,
              method.getName().toString(),
              last - first + 1));
      return super.visitMethod(method, null);
    }
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String name;
    private final String content;

    Text(String name, String content) {
      super(URI.create("string:///" + name), Kind.SOURCE);
      this.name = name;
      this.content = content;
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content;
    }
  }
}
