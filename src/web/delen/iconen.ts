/** One icon per meaning (ux §6). Pages take icons from here only. */
export {
  IconAlertOctagonFilled as IconTeLaat, IconClock as IconVandaag, IconCalendarEvent as IconStraks, IconPlayerPause as IconOpgeschort, IconMinus as IconGeen,
  IconLock as IconSlot, IconFileText as IconFeit, IconEye as IconWaarneming, IconScale as IconOordeel, IconHelpCircle as IconVraag, IconQuote as IconMening,
  IconCheck as IconKlaar, IconX as IconSluit, IconPlus as IconErbij, IconSearch as IconZoek, IconInfoCircle as IconInfo, IconTarget as IconDoel,
  IconChevronDown as IconOmlaag, IconChevronRight as IconRechts, IconArrowUp as IconOp, IconArrowDown as IconAf, IconClipboardList as IconTaken, IconUsersGroup as IconTeam,
  IconFolders as IconCasussen, IconMail as IconMeldingen, IconHelp as IconHulp, IconAlertTriangle as IconLetOp, IconPencil as IconConcept, IconUrgent as IconSpoed,
  IconEyeOff as IconZonderNaam, IconUser as IconPersoon, IconUserCheck as IconOpNaam, IconUserMinus as IconVrijgeven, IconRefresh as IconVernieuw, IconFilter as IconFilters,
  IconCloudCheck as IconBewaard, IconCloudUp as IconBezig, IconCloudOff as IconNietBewaard, IconBulb as IconAdvies, IconHistory as IconVastgelegd, IconList as IconLijst,
  IconSitemap as IconTekening, IconTable as IconTabel, IconPlugConnectedX as IconStoring, IconSend as IconVersturen, IconWifiOff as IconOffline, IconLogout as IconUitloggen,
  IconSwitchHorizontal as IconWissel, IconKeyboard as IconToetsen, IconMenu2 as IconMenu, IconCopy as IconKopieer, IconArrowBackUp as IconTerugdraai, IconPhone as IconBel,
  IconBuildingCommunity as IconOrganisatie, IconHome as IconHuis, IconTrash as IconWeg, IconTool as IconBeheer, IconInbox as IconLeeg, IconChecklist as IconActies, IconFile as IconStuk, IconHeartHandshake as IconDiensten, IconMessages as IconOverleg, IconShieldCheck as IconToezicht,
} from '@tabler/icons-react';
