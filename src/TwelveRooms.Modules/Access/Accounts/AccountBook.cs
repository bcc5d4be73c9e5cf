using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Accounts;

/// <summary>A person has come in, or is half way.</summary>
/// <param name="Secret">What their browser keeps.</param>
/// <param name="Kind">A session, or a first step that waits for a code.</param>
internal sealed record SignedIn(string Secret, PassKind Kind);

/// <summary>Finds accounts, and the words that are no secret around a person.</summary>
internal sealed class AccountBook(Db db, Holdings holdings, UnitDirectory units, ProgrammeSettings settings)
{
    internal static readonly Viewer Door = Viewer.System("access");

    public Task<Account?> FindAsync(Guid person, CancellationToken cancel) => db.For<Account>(Door).SingleOrDefaultAsync(a => a.Person == person, cancel);

    public async Task<(Account Account, AccountSecret Secret)?> FindByNameAsync(string name, CancellationToken cancel)
    {
        var folded = Account.Fold(name);
        return await db.For<Account>(Door).Where(a => a.FoldedName == folded)
            .Join(db.For<AccountSecret>(Door), a => a.Person, s => s.Person, (a, s) => new { Account = a, Secret = s })
            .SingleOrDefaultAsync(cancel) is { } found ? (found.Account, found.Secret) : null;
    }

    public Task<AccountSecret?> SecretAsync(Guid person, CancellationToken cancel) => db.For<AccountSecret>(Door).SingleOrDefaultAsync(s => s.Person == person, cancel);

    public Task<int> PaperCodesLeftAsync(Guid person, CancellationToken cancel) => db.For<RecoveryCode>(Door).CountAsync(c => c.Person == person && c.UsedAt == null, cancel);

    /// <summary>Names of the person, of what they hold, and of the programme: none of them makes a passphrase.</summary>
    public async Task<IReadOnlyList<string>> AroundAsync(Guid person, string? signInName, CancellationToken cancel)
    {
        var held = await holdings.OfAsync(person, cancel);
        var names = (await units.FindAsync([.. held?.Grants.Select(g => g.Unit) ?? []], Door, cancel)).Values;
        return [signInName ?? "", held?.Name ?? "", await settings.ReadAsync(SettingDefinition.ProgrammeName, cancel), .. names.Select(u => u.Name), .. names.Select(u => u.Code).OfType<string>()];
    }
}
