/** Who may ask for what. `routes` names operations of the contract, raw routes (`GET /path`) and pages (`page GET /path`). */
export interface Allowed {
  /**
   * `anyone`; `signed in`, tokens with the scope included; `a session`: no tokens; `themselves`: neither tokens nor who acts
   * for them; `portal administrator`, `portal: …`: roles held for the whole portal; `office`: pages of an institution, for its people only; else the
   * roles that may, in the institution the thing belongs to (`somewhere:` in any one) or for the whole portal. `, acting`:
   * also an administrator who acts for such a person. After `|`, the tokens that reach a raw route; those of an operation
   * follow from its scope.
   */
  readonly who: string;
  readonly routes: string;
}

/** The one table of it: a route that stands nowhere here fails the test until somebody says who may. */
export const whoMay: readonly Allowed[] = [
  // Reading needs no account; signing in cannot.
  {
    who: 'anyone',
    routes: `
      searchDatasets
      listLinks
      reportProblem
      countCases
      getCaseSettings
      page GET /datasets/:dataset/report
      page POST /datasets/:dataset/report
      page GET /workspace/cases/:case/post
      page GET /workspace/bulk/:bulk/stop
      listPublicChanges
      listWithdrawnDatasets
      listSamples
      listRecommendations
      getRecommendation
      GET /api/v1/recommendations.csv
      listDataRequests
      getDataRequest
      askForData
      supportDataRequest
      confirmVoice
      leaveDataRequest
      GET /api/v1/requests.csv
      GET /:language{es|en|fr}/requests.atom
      page GET /requests
      page GET /requests/new
      page POST /requests/new
      page GET /requests/confirm
      page POST /requests/confirm
      page GET /requests/leave
      page POST /requests/leave
      page GET /requests/:request
      page POST /requests/:request
      listReuses
      getReuse
      sendReuse
      confirmReuse
      findOwnReuse
      correctOwnReuse
      withdrawOwnReuse
      GET /api/v1/reuses.csv
      GET /api/v1/reuses.json
      page GET /reuses
      page GET /reuses/new
      page POST /reuses/new
      page GET /reuses/confirm
      page POST /reuses/confirm
      page GET /reuses/own
      page POST /reuses/own
      page GET /reuses/:reuse
      page GET /workspace/reuses/:reuse/impact
      page GET /recommendations
      page GET /recommendations/:recommendation
      page GET /samples
      page GET /samples/:sample
      page GET /workspace/samples/:sample/publish
      listInstruments
      listInstrumentExamples
      listObligations
      getScoreboard
      listScoreSnapshots
      getScoreSnapshot
      getInstitutionScore
      GET /api/v1/scoreboard.csv
      page GET /scoreboard
      page GET /scoreboard/method
      page GET /institutions/:institution/score
      getQuality
      getCharterReport
      getChecklist
      page GET /high-value
      page GET /checklists/:checklist
      getDatasetQuality
      listQuality
      listQualityByInstitution
      getQualityVocabulary
      GET /api/v1/quality.csv
      page GET /quality
      page GET /quality/metrics
      page GET /institutions/:institution/quality
      page GET /datasets/:dataset/quality
      GET /api/v1/institutions/:institution/links.csv
      page GET /obligations
      page GET /obligations/:instrument
      page GET /institutions/:institution/obligations
      page GET /workspace/reviews/:review/recall
      page GET /workspace/datasets/:dataset/submit
      page GET /workspace/institutions/:institution/rule
      suggestWords
      portalFacts
      getDataset
      listReleases
      listExtraFields
      listSeriesMembers
      getReleaseRule
      getReceipt
      getTable
      getRows
      queryRows
      getTableDiff
      askSql
      postSql
      listSqlTables
      listInstitutions
      getInstitution
      listPosts
      signIn
      acceptInvitation
      forgotPassword
      listSignInWays
      startSingleSignOn
      startPasskeySignIn
      signInWithPasskey
      listOurdata
      listOurdataQuestions
      findOurdataRobustness
      GET /api/v1/indices/ourdata.csv
      GET /api/v1/withdrawn.csv
      GET /api/v1/self-submissions/:file{[0-9a-f-]{36}\\.json}
      GET /api/v1/self-submissions/:file{[0-9a-f-]{36}\\.csv}
      scoreOurdata
      listQuestionnaires
      getQuestionnaire
      listSubmissions
      getSubmission
      compareSubmissions
      listAuditRoots
      getAuditRoot
      getAuditProof
      listSigningKeys
      listHoldings
      adviseAccess
      getInventorySettings
      listPlans
      listCommitments
      listCouncilSessions
      getFreshness
      listOverdue
      countFreshness
      GET /audit/roots.atom
      GET /audit/key.pem
      OPTIONS /api/v1/uploads
      OPTIONS /api/v1/uploads/:upload
      GET /api/v1/distributions/:distribution/original
      GET /api/v1/tables/:file{[0-9a-f-]{36}\\.table-schema\\.json}
      GET /api/v1/tables/:file{[0-9a-f-]{36}\\.csv-metadata\\.json}
      GET /datasets/:dataset/versions/:version{latest|[1-9][0-9]{0,6}}
      GET /datasets/:dataset/versions/:file{[1-9][0-9]{0,6}\\.(?:bib|ris|csl\\.json)}
      GET /api/v1/tables/:table/:file{rows\\.[a-z0-9]{1,10}}
      GET /api/v1/tables/:file{[0-9a-f-]{36}\\.[a-z0-9]{1,10}}
      GET /api/v1/:file{sql\\.[a-z]{1,10}}
      POST /api/v1/:file{sql\\.[a-z]{1,10}}
      GET /api/v1/institutions/:institution/inventory.csv
      GET /api/v1/institutions/:institution/gaps.csv
      GET /api/v1/commitments.csv
      GET /api/v1/commitments.ics
      GET /api/v1/sessions/:session/minutes
      GET /:language{es|en|fr}/overdue.csv
      GET /api/v1/imports/template.csv
      GET /sparql
      POST /sparql
      GET /datasets/:key
      GET /datasets/:key/versions/:file{[1-9][0-9]{0,6}\\.(?:ttl|jsonld|rdf|nt)}
      GET /datasets/:key/quality
      GET /datasets/:key/:file{quality\\.(?:ttl|jsonld|rdf|nt)}
      GET /datasets/:key/croissant.json
      GET /datasets/:key/datapackage.json
      GET /catalog.jsonld
      GET /catalog.ttl
      GET /catalog.rdf
      GET /catalog.nt
      GET /data.json
      GET /catalog/dcat-us-3.jsonld
      GET /catalog.csv
      GET /catalog.jsonl
      GET /catalog.parquet
      GET /catalog
      GET /catalog/changes
      GET /catalog/changes.atom
      GET /vocabulary/:scheme
      GET /:language{es|en|fr}/releases.atom
      GET /:language{es|en|fr}/releases.rss
      GET /:language{es|en|fr}/overdue.atom
      GET /:language{es|en|fr}/reuses.atom
      GET /sitemap.xml
      GET /:part{sitemap-[0-9]+\\.xml}
      GET /robots.txt
      GET /llms.txt
      page GET /
      page GET /datasets
      page GET /about/audit
      page GET /changes
      page GET /withdrawn
      page GET /datasets/:dataset
      page GET /datasets/:dataset/versions/:version
      page GET /datasets/:dataset/tables/:table
      page GET /institutions
      page GET /institutions/:institution
      page GET /overdue
      page GET /institutions/:institution/inventory
      page GET /institutions/:institution/plan
      page GET /commitments
      page GET /workspace/inventory/:institution/settings
      page GET /workspace/holdings/:holding/remove
      page GET /workspace/opening-plans/:plan/move
      page GET /workspace/commitments/:commitment/remove
      page GET /ourdata
      page GET /ourdata/compare
      page GET /ourdata/robustness
      page GET /ourdata/chart.svg
      page GET /ourdata/:country
      page GET /self-assessments
      page GET /self-assessments/:submission
      page GET /self-assessments/:submission/compare
      page GET /questionnaires/:questionnaire
      page GET /workspace/self-assessments/:assessment/move
      page GET /sql
      page GET /sparql
      page GET /about
      page GET /api
      page GET /sign-in
      page POST /sign-in
      page GET /sign-in/oidc
      page GET /sign-in/code
      page POST /sign-in/code
      page GET /sign-out
      page GET /invitation
      page POST /invitation
      page GET /forgot-password
      page POST /forgot-password
      page GET /new-password
      page POST /new-password
      page GET /workspace/account/password
      page GET /workspace/account/codes/start
      page GET /workspace/account/codes/confirm
      page GET /workspace/account/codes/remove
      page GET /workspace/account/passkeys/remove
      page GET /workspace/account/sessions/end
      page GET /workspace/account/sessions/:session/end
      page GET /workspace/tokens/:token/revoke
      page GET /workspace/datasets/:dataset/proposals
      page GET /workspace/datasets/:dataset/files/:distribution/remove
      page GET /workspace/datasets/:dataset/release
      page GET /workspace/datasets/:dataset/restore
      page GET /workspace/datasets/:dataset/snooze/end
      page GET /workspace/institutions/:institution/people
      page GET /workspace/institutions/:institution/people/:appointment/replace
      page GET /workspace/institutions/:institution/people/:appointment/act
      page GET /stop-acting
      page GET /workspace/institutions/:institution/people/:appointment/end
      page POST /sign-out
    `,
  },
  // Lists show each their own; forms and objects that are not there are refused after, for another reason.
  {
    who: 'signed in',
    routes: `
      listDrafts
      listActions
      page GET /workspace/samples
      page POST /workspace/samples
      page GET /workspace/samples/:sample
      page POST /workspace/samples/:sample/publish
      page GET /workspace/samples/:sample/records/:record
      page POST /workspace/samples/:sample/records/:record
      page GET /workspace/samples/:sample/finding
      page POST /workspace/samples/:sample/finding
      page GET /workspace/samples/:sample/findings/:finding
      page POST /workspace/samples/:sample/findings/:finding
      page GET /workspace/actions
      listRequestsToAnswer
      page GET /workspace/requests
      page GET /workspace/requests/:request
      page POST /workspace/requests/:request
      page GET /workspace/recommendations
      page POST /workspace/recommendations
      page GET /workspace/recommendations/:recommendation
      page POST /workspace/recommendations/:recommendation
      listReuseQueue
      page GET /workspace/reuses
      page GET /workspace/reuses/:reuse
      page POST /workspace/reuses/:reuse
      fulfilObligation
      listSelfAssessments
      page GET /workspace/self-assessments
      page POST /workspace/self-assessments
      page GET /workspace/reviews
      page GET /workspace/laws
      page POST /workspace/laws
      page GET /workspace/obligations/:obligation
      page POST /workspace/obligations/:obligation
      listReviews
      listCases
      page GET /workspace/cases
      page GET /workspace/cases/new
      page POST /workspace/cases/new
      page GET /workspace/case-settings
      page POST /workspace/case-settings
      addFile
      importInventory
      snoozeDataset
      fillSlot
      clearSlot
      endSnooze
      whoAmI
      POST /api/v1/institutions/:institution/sessions
      POST /api/v1/inventory-imports
      page POST /stop-acting
      readLetter
      listPurges
      page GET /workspace/purges
      page GET /workspace/purges/:purge
      page POST /workspace/purges/:purge
      getPurge
      decidePurge
      page POST /workspace/account/passkeys/remove
      page GET /workspace
      page GET /workspace/new
      page GET /workspace/inventory
      page GET /workspace/inventory/:institution
      page GET /workspace/inventory/:institution/new
      page POST /workspace/inventory/:institution/new
      page GET /workspace/inventory/:institution/import
      page POST /workspace/inventory/:institution/import
      page GET /workspace/plans/:institution
      page POST /workspace/plans/:institution
      page GET /workspace/plans/:institution/session
      page POST /workspace/plans/:institution/session
      page POST /workspace/new
      page GET /workspace/new/:word
      page POST /workspace/new/:word
      page GET /workspace/imports
      page POST /workspace/imports
      page POST /workspace/datasets/:dataset/snooze/end
      page POST /workspace/reminders
      page GET /workspace/outbox/:letter
      page GET /workspace/institutions
      page GET /workspace/institutions/new
      page POST /workspace/institutions/new
    `,
  },
  // Ends what only a browser has.
  {
    who: 'a session',
    routes: `
      stopActing
      signOut
    `,
  },
  // What neither a token nor somebody who acts for a person may touch.
  {
    who: 'themselves',
    routes: `
      listSessions
      endOtherSessions
      endSession
      changePassword
      getSecondFactor
      startSecondFactor
      confirmSecondFactor
      removeSecondFactor
      listPasskeys
      startPasskey
      addPasskey
      removePasskey
      listActings
      listTokens
      createToken
      revokeToken
      getReminders
      changeReminders
      page GET /workspace/account
      page POST /workspace/account/password
      page POST /workspace/account/codes/start
      page POST /workspace/account/codes/confirm
      page POST /workspace/account/codes/remove
      page POST /workspace/account/sessions/end
      page POST /workspace/account/sessions/:session/end
      page GET /workspace/tokens
      page POST /workspace/tokens
      page POST /workspace/tokens/:token/revoke
      page GET /workspace/reminders
    `,
  },
  // Only in the middle of signing in, after a password and before a code.
  {
    who: 'nobody',
    routes: `
      confirmSignIn
    `,
  },
  {
    who: 'portal administrator',
    routes: `
      listSearchMisses
      createInstitution
      listOutbox
      setPurgeRule
      page GET /workspace/outbox
      page GET /workspace/not-found
      startActing
    `,
  },
  {
    who: 'administrator',
    routes: `
      setReleaseRule
      changeInstitution
      purgeDataset
      listPurgeableFiles
      getPurgeRule
    `,
  },
  // Only people of the institution, or of the whole portal, see that there is one.
  {
    who: 'administrator publisher head liaison data-administrator policy-unit',
    routes: `
      createSelfAssessment
      getSelfAssessment
      answerSelfAssessment
      readSelfAssessment
      moveSelfAssessment
      freezeSelfAssessment
      trySelfAssessment
      page GET /workspace/self-assessments/:assessment
      page POST /workspace/self-assessments/:assessment/move
      page GET /workspace/self-assessments/:assessment/what-if
      page GET /workspace/self-assessments/:assessment/sections/:section
      page POST /workspace/self-assessments/:assessment/sections/:section
    `,
  },
  {
    who: 'administrator head liaison',
    routes: `
      appoint
      changeAppointment
      replaceAppointment
      endAppointment
    `,
  },
  {
    who: 'administrator head liaison data-administrator',
    routes: `
      handOver
    `,
  },
  {
    who: 'administrator head liaison data-administrator internal-control auditor policy-unit',
    routes: `
      listResponsibilities
      listAppointments
      getAppointment
    `,
  },
  {
    who: 'administrator head liaison data-administrator internal-control auditor policy-unit | token admin',
    routes: `
      GET /api/v1/appointments/:appointment/letter
    `,
  },
  {
    who: 'administrator head liaison',
    routes: `
      changeInventorySettings
    `,
  },
  {
    who: 'administrator publisher data-administrator moderator',
    routes: `
      decideReuse
    `,
  },
  {
    who: 'administrator publisher data-administrator',
    routes: `
      confirmReuseImpact
      releaseDataset
      withdrawDataset
      restoreDataset
    `,
  },
  {
    who: 'administrator publisher data-administrator generating-area',
    routes: `
      createHolding
      removeCommitment
      cancelCommitment
      changeCommitment
      addCommitment
      movePlan
      removeHolding
      changeHolding
      createPlan
    `,
  },
  {
    who: 'administrator publisher data-administrator generating-area, acting',
    routes: `
      startBulk
      stopBulk
      createDataset
      changeDraft
      removeDistribution
      changeDraftTable
      submitForReview
    `,
  },
  {
    who: 'administrator publisher data-administrator generating-area, acting | token write:dataset',
    routes: `
      POST /api/v1/datasets/:dataset/files
    `,
  },
  {
    who: 'administrator publisher head liaison data-administrator generating-area',
    routes: `
      recordCouncilSession
    `,
  },
  {
    who: 'administrator publisher viewer head liaison data-administrator generating-area steward internal-control auditor, acting',
    routes: `
      listResources
      getBulk
      listBulkRows
      getDraft
      getDraftTable
      getDraftRows
      validateDraft
      getDraftChanges
    `,
  },
  {
    who: 'administrator publisher viewer head liaison data-administrator generating-area steward internal-control auditor, acting | token read:draft, token write:dataset',
    routes: `
      GET /api/v1/datasets/:dataset/draft/distributions/:distribution/original
    `,
  },
  {
    who: 'office',
    routes: `
      page POST /workspace/reuses/:reuse/impact
      page GET /workspace/cases/:case
      page POST /workspace/cases/:case
      page POST /workspace/cases/:case/post
      page GET /workspace/datasets/:dataset/purge
      page POST /workspace/datasets/:dataset/purge
      page POST /workspace/datasets/:dataset/release
      page POST /workspace/datasets/:dataset/restore
      page GET /workspace/institutions/:institution
      page GET /workspace/commitments/:commitment/cancel
      page POST /workspace/commitments/:commitment/cancel
      page GET /workspace/institutions/:institution/handover
      page GET /workspace/succession
      page POST /workspace/institutions/:institution/handover
      page POST /workspace/institutions/:institution
      page POST /workspace/institutions/:institution/people
      page GET /institutions/:institution/inventory/:holding
      page POST /workspace/inventory/:institution/settings
      page GET /workspace/holdings/:holding
      page POST /workspace/holdings/:holding
      page GET /workspace/holdings/:holding/access
      page POST /workspace/holdings/:holding/remove
      page GET /workspace/opening-plans/:plan
      page POST /workspace/opening-plans/:plan
      page POST /workspace/opening-plans/:plan/move
      page GET /workspace/commitments/:commitment
      page POST /workspace/commitments/:commitment
      page POST /workspace/commitments/:commitment/remove
      page POST /workspace/institutions/:institution/rule
      page GET /workspace/institutions/:institution/people/:appointment
      page POST /workspace/institutions/:institution/people/:appointment
      page POST /workspace/institutions/:institution/people/:appointment/replace
      page POST /workspace/institutions/:institution/people/:appointment/act
      page POST /workspace/institutions/:institution/people/:appointment/end
    `,
  },
  {
    who: 'office, acting',
    routes: `
      page GET /workspace/bulk/:bulk
      page POST /workspace/bulk/:bulk/stop
      page GET /workspace/resources/:institution
      page POST /workspace/resources/:institution
      page GET /workspace/datasets/:dataset
      page GET /workspace/datasets/:dataset/links
      page POST /workspace/datasets/:dataset/links
      page GET /workspace/datasets/:dataset/files/:distribution
      page POST /workspace/datasets/:dataset/files/:distribution
      page GET /workspace/datasets/:dataset/about
      page POST /workspace/datasets/:dataset/about
      page POST /workspace/datasets/:dataset/proposals
      page POST /workspace/datasets/:dataset/submit
      page GET /workspace/datasets/:dataset/files
      page POST /workspace/datasets/:dataset/files
      page POST /workspace/datasets/:dataset/files/:distribution/remove
      page GET /workspace/datasets/:dataset/released
      page GET /workspace/datasets/:dataset/tables/:table
      page POST /workspace/datasets/:dataset/tables/:table
      page GET /workspace/datasets/:dataset/withdraw
      page POST /workspace/datasets/:dataset/withdraw
      page GET /workspace/datasets/:dataset/snooze
      page GET /workspace/datasets/:dataset/high-value
      page POST /workspace/datasets/:dataset/high-value
      page POST /workspace/datasets/:dataset/snooze
    `,
  },
  {
    who: 'somewhere: administrator head liaison data-administrator internal-control auditor policy-unit',
    routes: `
      listSuccession
    `,
  },
  {
    who: 'somewhere: administrator head liaison | token admin',
    routes: `
      POST /api/v1/appointment-letters
    `,
  },
  {
    who: 'somewhere: administrator publisher data-administrator generating-area, acting',
    routes: `
      createImport
      listImports
    `,
  },
  {
    who: 'somewhere: administrator publisher data-administrator generating-area, acting | token write:dataset',
    routes: `
      POST /api/v1/uploads
      HEAD /api/v1/uploads/:upload
      PATCH /api/v1/uploads/:upload
      DELETE /api/v1/uploads/:upload
      POST /api/v1/datasets
      POST /api/v1/imports
    `,
  },
  // Of a draft: once it is released, its history is everybody's.
  {
    who: 'administrator publisher viewer head liaison data-administrator generating-area steward internal-control auditor, acting | token read:draft, token write:dataset',
    routes: `
      listHistory
    `,
  },
  // Of what is not public yet; the rest of inventory and plan is everybody's.
  {
    who: 'administrator publisher viewer head liaison data-administrator generating-area steward council-member internal-control auditor policy-unit | token read:draft, token write:dataset',
    routes: `
      getHolding
      listHoldingRevisions
      getPlan
      getCommitment
    `,
  },
  // The auditor draws, asks and judges; before a sample is published nobody else sees it.
  {
    who: 'auditor internal-control',
    routes: `
      getSample
      answerVerification
      publishSample
      noteFinding
      orderAction
      GET /api/v1/samples/:sample/records.csv
      GET /api/v1/samples/:sample/actions.csv
      GET /api/v1/samples/:sample/sample.json
      GET /api/v1/samples/:sample/population.txt
    `,
  },
  {
    who: 'portal: auditor',
    routes: `
      drawSample
    `,
  },
  // What has to be put right is read by both sides, and answered by the institution alone.
  {
    who: 'administrator publisher head liaison data-administrator internal-control auditor | token publish',
    routes: `
      getAction
      page GET /workspace/actions/:action
      page POST /workspace/actions/:action
    `,
  },
  {
    who: 'administrator publisher head liaison data-administrator | token publish',
    routes: `
      moveAction
    `,
  },
  // Cases: nearly everyone reads, whoever works there asks, those who care for the data answer.
  {
    who: 'administrator publisher viewer head liaison data-administrator generating-area steward internal-control auditor policy-unit',
    routes: `
      getCase
    `,
  },
  {
    who: 'administrator publisher viewer head liaison data-administrator generating-area steward policy-unit',
    routes: `
      openCase
      writeInCase
    `,
  },
  {
    who: 'administrator publisher liaison data-administrator generating-area steward policy-unit',
    routes: `
      assignCase
      answerDataRequest
      linkDataRequest
    `,
  },
  // Strangers' words stand on the pages: whether they stay, a moderator says.
  {
    who: 'administrator moderator',
    routes: `
      moderateDataRequest
    `,
  },
  // Whoever answers for the institution answers what it was recommended; its council and the policy unit write that down.
  {
    who: 'administrator publisher head liaison data-administrator',
    routes: `
      moveRecommendation
      addMilestone
      reachMilestone
      addEvidence
    `,
  },
  {
    who: 'administrator council-member policy-unit | token publish',
    routes: `
      addRecommendation
    `,
  },
  // The law, and what the OECD recommends, loaded by the centre; whom a recommendation is for, it says too.
  {
    who: 'portal: administrator policy-unit',
    routes: `
      loadInstrument
      setCaseSettings
      loadRecommendations
      assignRecommendation
    `,
  },
  // Each sees of the record what their place has.
  {
    who: 'somewhere: administrator internal-control auditor',
    routes: `
      listAuditEntries
      page GET /workspace/audit
    `,
  },
  // A review of a draft of the office; and imports, which only who asked for them sees, here an administrator of the portal.
  {
    who: 'administrator publisher viewer head liaison data-administrator generating-area steward internal-control auditor, acting',
    routes: `
      getReview
    `,
  },
  {
    who: 'administrator publisher liaison data-administrator steward',
    routes: `
      decideReview
    `,
  },
  {
    who: 'administrator publisher data-administrator generating-area, acting',
    routes: `
      recallReview
    `,
  },
  {
    who: 'office, acting',
    routes: `
      page GET /workspace/reviews/:review
      page POST /workspace/reviews/:review/recall
    `,
  },
  {
    who: 'office',
    routes: `
      page POST /workspace/reviews/:review
    `,
  },
  {
    who: 'portal administrator',
    routes: `
      getImport
      listImportRows
      getInventoryImport
      listInventoryImportRows
      GET /api/v1/imports/:import/report.csv
      page GET /workspace/inventory-imports/:import
      page POST /workspace/inventory-imports/:import
      page GET /workspace/imports/:import
      page POST /workspace/imports/:import
    `,
  },
  {
    who: 'somewhere: administrator internal-control auditor | token admin',
    routes: `
      GET /api/v1/audit/log.csv
      GET /api/v1/audit/log.csv.sha256
      GET /api/v1/audit/log.csv.sha256.sig
      GET /api/v1/audit/log.jsonl
      GET /api/v1/audit/log.jsonl.sha256
      GET /api/v1/audit/log.jsonl.sha256.sig
    `,
  },
  {
    who: 'administrator publisher head liaison data-administrator policy-unit | token write:dataset',
    routes: `
      POST /api/v1/self-assessments/:assessment/evidence
    `,
  },
  {
    who: 'administrator publisher head liaison data-administrator policy-unit | token read:draft, token write:dataset',
    routes: `
      GET /api/v1/self-assessments/:assessment/evidence/:sha256{[0-9a-f]{64}}
    `,
  },
];
