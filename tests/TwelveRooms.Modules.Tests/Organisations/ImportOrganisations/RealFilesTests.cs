using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;

public sealed class RealFilesTests(RealFilesTests.Register register) : IClassFixture<RealFilesTests.Register>
{
    private static readonly DateOnly LastDay = new(2026, 3, 31);
    private static readonly DateOnly FirstDay = new(2026, 4, 1);

    private Rooms Rooms => register.Rooms;

    [Fact]
    public async Task The_whole_register_is_loaded_within_seconds()
    {
        Assert.All(register.Loaded, o => Assert.False(o.IsRefused, string.Join('\n', o.Refusal?.Problems.Select(p => p.Message) ?? [])));
        Assert.True(register.Took < TimeSpan.FromSeconds(15), $"It took {register.Took}.");
        var kinds = await Rooms.InScopeAsync<Db, Dictionary<UnitKind, int>>(db => db.For<Unit>(OrganisationFiles.Operator)
            .GroupBy(u => u.Kind).ToDictionaryAsync(g => g.Key, g => g.Count(), TestContext.Current.CancellationToken));

        Assert.Equal((1, 48, 78), (kinds[UnitKind.Programme], kinds[UnitKind.Icb], kinds[UnitKind.Provider]));
    }

    [Theory]
    [InlineData("regions.csv")]
    [InlineData("icbs.csv")]
    [InlineData("providers.csv")]
    [InlineData("SYNTHETIC_orgs_and_wards.csv")]
    public async Task Loading_the_same_file_again_changes_nothing(string file)
    {
        var again = await Rooms.LoadFileAsync(file);

        Assert.Equal((0, 0), (again.Value.New, again.Value.Changed));
        Assert.True(again.Value.Same > 0);
    }

    [Theory]
    [InlineData("R1L", "QH8 Y61 PROGRAMME", "D7T5G Y61 PROGRAMME")]
    [InlineData("RPG", "QKK Y56 PROGRAMME", "QKS Y59 PROGRAMME")]
    [InlineData("RDY", "QVV Y58 PROGRAMME", "QVV Y58 PROGRAMME")]
    [InlineData("AHL", "PROGRAMME", "PROGRAMME")]
    public async Task An_organisation_changes_its_board_on_1_April_2026(string code, string before, string after)
    {
        Assert.Equal(before, await Rooms.AboveAsync(code, LastDay));
        Assert.Equal(after, await Rooms.AboveAsync(code, FirstDay));
    }

    [Fact]
    public async Task A_board_that_was_split_has_three_successors()
    {
        var cancel = TestContext.Current.CancellationToken;
        var closed = await Rooms.UnitOfAsync("QNQ");
        var followed = await Rooms.InScopeAsync<Db, List<string>>(db => db.For<UnitSuccessor>(OrganisationFiles.Operator)
            .Where(s => s.Unit == closed.Number && s.IsSplit && s.On == FirstDay)
            .Join(db.For<Unit>(OrganisationFiles.Operator), s => s.Successor, u => u.Number, (s, u) => u.Code!).OrderBy(c => c).ToListAsync(cancel));

        Assert.Equal(LastDay, closed.ClosedOn);
        Assert.Equal(["QRL", "S0E4D", "S9B9J"], followed);
    }

    [Fact]
    public async Task A_ward_keeps_its_accents_and_a_site_known_by_code_is_not_checked()
    {
        Assert.Equal("Café Meadow Unit", (await Rooms.UnitOfAsync("ZX1-W04")).Name);
        Assert.Equal(new(2024, 3, 31), (await Rooms.UnitOfAsync("ZX1-W06")).ClosedOn);
        var site = await Rooms.UnitOfAsync("ZX101");
        Assert.Equal(("ZX101", false, UnitKind.Site), (site.Name, site.IsChecked, site.Kind));
        Assert.Equal("ZX102 ZX1 ZR1 PROGRAMME", await Rooms.AboveAsync("ZX1-W04", FirstDay));
        Assert.False((await Rooms.UnitOfAsync("ZX1-W04")).IsDemo);
    }

    [Fact]
    public async Task The_sites_of_2018_come_in_with_the_postcodes_of_their_buildings_read_past_once_each_code_stands_once()
    {
        await using var rooms = await Rooms.StartAsync();
        foreach (var file in new[] { "regions.csv", "icbs.csv", "providers.csv" })
        {
            Assert.False((await rooms.LoadFileAsync(file)).IsRefused);
        }

        // As published seven codes stand twice: nothing is loaded, and each line is named.
        var refused = (await rooms.LoadFileAsync("sites_2018.csv")).Refusal!;
        Assert.Equal([203, 211, 215, 323, 362, 364, 372], refused.Problems.Select(p => p.Line));

        var once = string.Join('\n', (await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Data", "organisations", "sites_2018.csv"), TestContext.Current.CancellationToken)).DistinctBy(l => l.Split(',')[0]));
        var loaded = (await rooms.LoadAsync(once)).Value;
        Assert.Equal((364, 0, 61), (loaded.New, loaded.Changed, loaded.Same));
        Assert.Equal("Bigfoot Independent Hospital", (await rooms.UnitOfAsync("AHN01")).Name);
        var again = (await rooms.LoadAsync(once)).Value;
        Assert.Equal((0, 0), (again.New, again.Changed));
    }

    [Theory]
    [InlineData("patient_postcode")]
    [InlineData("surname")]
    public async Task A_file_of_sites_holds_nothing_about_people_all_the_same(string heading)
    {
        await using var rooms = await Rooms.StartAsync();

        var refused = await rooms.LoadAsync($"site_code,site_name,provider_code,postcode,{heading}\nZX1A,Somewhere,ZX1,ZZ1 1ZZ,x\n");

        Assert.Equal("about-people", refused.Refusal?.Code);
    }

    [Fact]
    public async Task Each_file_is_one_record_of_the_audit_with_its_hash_and_counts()
    {
        var texts = await register.AuditAsync("organisations.file-imported");

        Assert.Contains(texts, t => t.Contains("providers.csv, sha256 ", StringComparison.Ordinal) && t.Contains("73 lines", StringComparison.Ordinal));
        Assert.All(texts, t => Assert.DoesNotContain("changes", t, StringComparison.Ordinal));
    }

    /// <summary>One house with every real file in it, for reading.</summary>
    public sealed class Register : IAsyncLifetime
    {
        public Rooms Rooms { get; } = new();

        internal List<Outcome<TwelveRooms.Organisations.ImportOrganisations.ImportedOrganisations>> Loaded { get; } = [];

        public TimeSpan Took { get; private set; }

        public async ValueTask InitializeAsync()
        {
            await Rooms.InitializeAsync();
            var watch = System.Diagnostics.Stopwatch.StartNew();
            foreach (var file in new[] { "regions.csv", "icbs.csv", "providers.csv", "SYNTHETIC_orgs_and_wards.csv" })
            {
                Loaded.Add(await Rooms.LoadFileAsync(file));
            }

            Took = watch.Elapsed;
        }

        public async Task<IReadOnlyList<string>> AuditAsync(string action) => await Rooms.InScopeAsync<Db, List<string>>(db =>
            db.For<AuditRecord>(OrganisationFiles.Operator).Where(r => r.Action == action).Select(r => r.Text).ToListAsync());

        public ValueTask DisposeAsync() => Rooms.DisposeAsync();
    }
}
