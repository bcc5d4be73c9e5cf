using TwelveRooms.Admin.Records;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Admin.Records;

/// <summary>Which part of a record somebody may look at, and that a long one is read piece by piece.</summary>
public sealed class RecordReachTests : IAsyncLifetime
{
    private Rooms _rooms = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rooms = await Rooms.StartAsync();

    public ValueTask DisposeAsync() => _rooms.DisposeAsync();

    [Fact]
    public async Task An_officer_of_an_organisation_that_somebody_left_reads_nothing_of_no_unit_from_after_and_no_other_organisations_look()
    {
        var (first, second) = (await _rooms.ProviderAsync(), await _rooms.ProviderAsync());
        var person = (await _rooms.PersonAsync("ward-manager", await _rooms.WardAsync(first), "Kim Alder")).Viewer.Person!.Value; // signs in
        var (officer, other) = (await OfficerAsync(first), await OfficerAsync(second));
        _rooms.Clock.Advance(TimeSpan.FromDays(10));
        await MoveAsync(person, await _rooms.WardAsync(second));
        _rooms.Clock.Advance(TimeSpan.FromDays(1));
        await _rooms.SignInAsync(person);
        await _rooms.SignInAsync(person);
        await LookAsync(person, other);

        await LookAsync(person, officer);
        var (left, came) = (await ShowAsync(person, officer), await ShowAsync(person, other));

        Assert.Equal([RecordWords.Of(RecordWords.LookedAt), "Signed in"], left.Select(l => l.What)); // the officer’s own look, and the day on which the person was theirs
        Assert.Equal(_rooms.Clock.Now.AddDays(-11), left[^1].At);
        Assert.Equal([RecordWords.Of(RecordWords.LookedAt), "Signed in", "Signed in"], came.Select(l => l.What));
        var own = await _rooms.InScopeAsync<MyRecordHandler, MyRecord>(async h => (await h.HandleAsync(new(), (await _rooms.SignInAsync(person)).Viewer, Cancel)).Value);
        Assert.Equal(2, own.Page.Lines.Count(l => l.What == RecordWords.Of(RecordWords.LookedAt))); // the person reads both
    }

    [Fact]
    public async Task A_long_record_goes_into_a_file_page_by_page_and_whole()
    {
        const int many = 2_500;
        var ward = await _rooms.WardAsync();
        var member = await _rooms.PersonAsync("ward-member", ward);
        var rows = new string('x', 5_000);
        await _rooms.InScopeAsync<TwelveRoomsDbContext, bool>(async context =>
        {
            var chain = new AuditChain(context);
            await using var transaction = await context.Database.BeginTransactionAsync(Cancel);
            for (var i = 0; i < many; i++)
            {
                var text = $$"""{"at":"x","actor":"y","action":"z","unit":1,"why":"reason “{{i}}”","changes":[{"table":"{{rows}}"}]}""";
                await chain.AddAsync(new(ward.Partition, member.Viewer.Actor, "measures.number-recorded", ward.Number, null, _rooms.Clock.Now.AddSeconds(i + 1), text), Cancel);
            }

            await transaction.CommitAsync(Cancel);
            return true;
        });

        var page = await _rooms.InScopeAsync<MyRecordHandler, MyRecord>(async h => (await h.HandleAsync(new(IsForFile: true), member.Viewer, Cancel)).Value);
        using var csv = await member.Client.GetAsync(new Uri("/account/record/csv", UriKind.Relative), Cancel);
        var lines = (await csv.Content.ReadAsStringAsync(Cancel)).TrimEnd().Split('\n');

        Assert.Equal(MyRecordHandler.LinesAtOnce, page.Page.Lines.Count);
        Assert.NotNull(page.Page.Next);
        Assert.Equal(1 + many + 1, lines.Length); // headings, and the sign-in
        Assert.Equal(many, lines.Skip(1).Distinct().Count(l => l.Contains("reason “", StringComparison.Ordinal)));
        Assert.Contains($"reason “{many - 1}”", lines[1], StringComparison.Ordinal);
    }

    private async Task<Viewer> OfficerAsync(UnitRow provider) => (await _rooms.PersonAsync("information-governance-officer", provider)).Viewer;

    /// <summary>Ends what somebody holds, and lets them begin elsewhere, today.</summary>
    private Task MoveAsync(Guid person, UnitRow ward) => _rooms.WriteAsync("test.moved", write =>
    {
        var id = PersonId.From(person);
        write.For<Grant>().Single(g => g.Person == id).To = write.Today;
        write.Add(new Grant { Person = id, Role = "ward-manager", Unit = ward.Number, From = write.Today });
    });

    private async Task LookAsync(Guid person, Viewer officer) => _ = (await _rooms.InScopeAsync<LookAtRecordHandler, Outcome<Done>>(h => h.HandleAsync(new(person, "a complaint"), officer, Cancel))).Value;

    private Task<IReadOnlyList<RecordLine>> ShowAsync(Guid person, Viewer officer) =>
        _rooms.InScopeAsync<ShowRecordHandler, IReadOnlyList<RecordLine>>(async h => (await h.HandleAsync(new(person), officer, Cancel)).Value.Page!.Lines);
}
