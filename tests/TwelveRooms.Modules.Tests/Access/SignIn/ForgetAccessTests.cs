using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Background;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.SignIn;

/// <summary>What nobody needs any more is gone from the tables after its time, and not a day before.</summary>
public sealed class ForgetAccessTests : IAsyncLifetime
{
    private Rooms _rooms = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rooms = await Rooms.StartAsync(isDemo: false);

    public ValueTask DisposeAsync() => _rooms.DisposeAsync();

    [Fact]
    public async Task S_63_Sessions_and_links_are_forgotten_ninety_days_after_their_end_and_keys_later()
    {
        var ward = await _rooms.WardAsync();
        var (_, link) = await _rooms.InviteAsync("Sam", unit: ward);
        await _rooms.ComeInAsync(link, "sam.h");
        (await _rooms.ApiAsync(ward)).Dispose();
        _rooms.Clock.Advance(ForgetAccess.PassesKept);
        await ForgetAsync();
        Assert.Equal(3, await CountAsync<AccessPass>()); // link, session, key

        _rooms.Clock.Advance(TimeSpan.FromDays(1));
        await ForgetAsync();

        Assert.Equal([PassKind.ApiKey], await _rooms.Db().For<AccessPass>(Rooms.TestSystem).Select(p => p.Kind).ToListAsync(Cancel));
        Assert.True((await _rooms.SignInAsync("sam.h")).Visitor.IsIn());
    }

    [Fact]
    public async Task S_63_How_somebody_signed_in_is_forgotten_a_year_after_their_last_role_and_of_others_it_stays()
    {
        var (sam, link) = await _rooms.InviteAsync("Sam");
        var (visitor, _) = await _rooms.ComeInAsync(link, "sam.h");
        await _rooms.AddAuthenticatorAsync(visitor);
        var (_, other) = await _rooms.InviteAsync("Jo");
        await _rooms.ComeInAsync(other, "jo.h");
        var ends = _rooms.Today.AddDays(20);
        _ = (await _rooms.InScopeAsync<Db, Outcome<Done>>(db => db.WriteAsync<Done>(Rooms.TestSystem, new("test.role-ended"), async (write, c) =>
        {
            var id = PersonId.From(sam);
            (await write.For<Grant>().SingleAsync(g => g.Person == id, c)).To = ends;
            write.About(0, null);
            return new Done();
        }, Cancel))).Value;
        _rooms.Clock.Advance(TimeSpan.FromDays(380));
        await ForgetAsync();
        Assert.Equal(2, await CountAsync<Account>());

        _rooms.Clock.Advance(TimeSpan.FromDays(10));
        await ForgetAsync();

        Assert.Equal(["jo.h"], await _rooms.Db().For<Account>(Rooms.TestSystem).Select(a => a.SignInName).ToListAsync(Cancel));
        Assert.Equal((1, 0), (await CountAsync<AccountSecret>(), await CountAsync<RecoveryCode>()));
        var records = await _rooms.Db().For<AuditRecord>(Rooms.TestSystem).Where(r => r.Action == "access.account-forgotten").Select(r => r.Text).ToListAsync(Cancel);
        Assert.DoesNotContain("sam.h", Assert.Single(records), StringComparison.Ordinal);
    }

    [Fact]
    public async Task S_63_What_was_sent_is_forgotten_after_thirty_days()
    {
        await _rooms.InScopeAsync<TwelveRoomsDbContext, int>(context =>
        {
            context.Add(new IdempotencyKey { Key = [1, 2, 3], Answer = "", RequestHash = [4], At = _rooms.Clock.Now });
            return context.SaveChangesAsync(Cancel);
        });
        _rooms.Clock.Advance(TimeSpan.FromDays(31));
        await RunAsync("platform.forget-requests");

        Assert.Equal(0, await _rooms.InScopeAsync<TwelveRoomsDbContext, int>(context => context.Set<IdempotencyKey>().CountAsync(Cancel)));
    }

    private Task<bool> ForgetAsync() => RunAsync("access.forget");

    private Task<bool> RunAsync(string job) => _rooms.InScopeAsync<IEnumerable<IRecurringJob>, bool>(async jobs =>
    {
        await jobs.Single(j => j.Name == job).RunAsync(Cancel);
        return true;
    });

    private Task<int> CountAsync<T>()
        where T : class, TwelveRooms.Platform.Viewing.IOwned<T> => _rooms.InScopeAsync<Db, int>(db => db.For<T>(Rooms.TestSystem).CountAsync(Cancel));
}
