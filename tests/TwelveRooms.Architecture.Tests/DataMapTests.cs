using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Architecture.Tests.Rules;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Architecture.Tests;

/// <summary>The data map names each table that is stored, and none that is not.</summary>
public sealed partial class DataMapTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static readonly string Page = Path.Combine(ProductCode.Root, "docs", "security", "data-map.md");

    [Fact]
    public void Every_table_stands_in_the_data_map_once_and_no_other() =>
        Assert.Empty(Faults(Tables(), File.ReadAllText(Page)));

    [Fact]
    public void A_table_that_is_left_out_one_that_is_not_there_and_one_without_its_cells_are_found() =>
        Assert.Equal(
            ["access_passes is not in the data map", "access_spies is no table", "platform_jobs has an empty cell"],
            Faults(["access_passes", "platform_jobs"], "| `access_spies` | a | b | c | d | e | f |\n| `platform_jobs` | a | | c | d | e | f |\n").Order(StringComparer.Ordinal));

    private static IEnumerable<string> Faults(IReadOnlyCollection<string> tables, string page)
    {
        var rows = Rows().Matches(page).Select(m => (Table: m.Groups["table"].Value, Cells: m.Groups["cells"].Value.Split('|')[..^1])).ToList();
        return tables.Except(rows.Select(r => r.Table)).Select(t => $"{t} is not in the data map")
            .Concat(rows.Select(r => r.Table).Except(tables).Select(t => $"{t} is no table"))
            .Concat(rows.GroupBy(r => r.Table).Where(g => g.Count() > 1).Select(g => $"{g.Key} stands there twice"))
            .Concat(rows.Where(r => r.Cells.Length != 6 || r.Cells.Any(string.IsNullOrWhiteSpace)).Select(r => $"{r.Table} has an empty cell"));
    }

    private IReadOnlyCollection<string> Tables()
    {
        using var scope = rooms.Services.CreateScope();
        var model = scope.ServiceProvider.GetRequiredService<TwelveRoomsDbContext>().Model;
        return [.. model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct()];
    }

    /// <summary>A row that begins with a table's name: a word of small letters with a low line in it.</summary>
    [GeneratedRegex(@"^\| `(?<table>[a-z]+_[a-z_]+)` \|(?<cells>.*)$", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
