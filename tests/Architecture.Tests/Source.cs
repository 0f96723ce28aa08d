using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace RetailPos.Architecture.Tests;

/// <summary>The repository as a tree of text files.</summary>
public static class Source
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> Files(string under, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, under), pattern, SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(Root, path).Split('/', '\\')
                .Any(folder => folder is "bin" or "obj" or "node_modules"));

    /// <summary>Project name → the projects it refers to, read from the project files themselves.</summary>
    public static Dictionary<string, string[]> Arrows() => Files("src", "*.csproj").ToDictionary(
        path => Path.GetFileNameWithoutExtension(path),
        path => ArrowsOf(XDocument.Load(path)));

    /// <summary>Folders of the projects that say that they are pure.</summary>
    public static IEnumerable<string> PureFolders() => Files("src", "*.csproj")
        .Where(path => XDocument.Load(path).Descendants("Pure").Any(pure => pure.Value is "true"))
        .Select(path => Path.GetDirectoryName(path)!);

    // Directory.Build.targets draws the arrow to the grain host for whoever says that it uses grains.
    private static string[] ArrowsOf(XDocument project) =>
    [
        .. project.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)),
        .. project.Descendants("UsesGrains").Any(uses => uses.Value is "true") ? ["RetailPos.Grains.Embedded"] : (string[])[],
    ];

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
