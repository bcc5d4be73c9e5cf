using TwelveRooms.Architecture.Tests.Reading;

namespace TwelveRooms.Architecture.Tests.Rules;

/// <summary>The assemblies of the product, read once.</summary>
internal static class ProductCode
{
    private static readonly Lazy<CodeContents> LazyModules = Of("TwelveRooms.Modules");
    private static readonly Lazy<CodeContents> LazyComponents = Of("TwelveRooms.Components");
    private static readonly Lazy<CodeContents> LazyStatistics = Of("TwelveRooms.Statistics");
    private static readonly Lazy<CodeContents> LazyWeb = Of("TwelveRooms.Web");
    private static readonly Lazy<CodeContents> LazyCli = Of("twelverooms");
    private static readonly Lazy<CodeContents> LazyExamples = Of("TwelveRooms.Architecture.Tests");

    public static CodeContents Modules => LazyModules.Value;

    public static CodeContents Components => LazyComponents.Value;

    public static CodeContents Statistics => LazyStatistics.Value;

    public static CodeContents Web => LazyWeb.Value;

    public static CodeContents Cli => LazyCli.Value;

    /// <summary>These tests themselves, which hold bad examples that every rule must find.</summary>
    public static CodeContents Examples => LazyExamples.Value;

    public static IEnumerable<CodeContents> Product => [Modules, Components, Statistics, Web, Cli];

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    private static Lazy<CodeContents> Of(string assembly) => new(() => CodeReader.Read(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "TwelveRooms.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("TwelveRooms.slnx is in no folder above the tests.");
        }

        return folder;
    }
}
